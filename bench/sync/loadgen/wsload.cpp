// Load generator: N people on one board. Some of them send at a steady rate. It knows no protocol: latency is the time
// now minus the timestamp in a message ("T$" and 16 digits), which is the time when the op was due, not sent.
#include <signal.h>

#include "people.hpp"

struct Result {
    double rate = 0, sent_per_second = 0, delivered_share = 0, wall = 0, cpu = 0, memory = 0;
    double p50 = -1, p95 = -1, p99 = -1, longest = -1, ack_p50 = -1, ack_p99 = -1;
    uint64_t sent = 0, delivered = 0, late = 0, frames = 0;
};

static double percentile(std::vector<uint32_t>& microseconds, double share) {
    if (microseconds.empty()) return -1;
    size_t k = std::min(microseconds.size() - 1, (size_t)(share * microseconds.size()));
    nth_element(microseconds.begin(), microseconds.begin() + k, microseconds.end());
    return microseconds[k] / 1000.0;
}

class Load {
  public:
    explicit Load(Scenario& scenario)
        : scenario_(scenario), people_(scenario, [this](auto&&... heard) { hear(heard...); }) {
        machine_.watch(scenario.pids);
    }

    bool join() {
        uint64_t began = now_ns(), limit = began + (uint64_t)(scenario_.join_timeout * 1e9);
        double cpu = machine_.cpu_seconds(), rate = scenario_.connects_per_second;
        while (people_.joined + people_.dead < scenario_.people && now_ns() < limit) {
            auto due = [&] { return rate <= 0 || people_.all.size() <= (now_ns() - began) / 1e9 * rate; };
            while ((int)people_.all.size() < scenario_.people && due()) people_.add();
            people_.poll((int)people_.all.size() < scenario_.people ? 1 : 20);
        }
        report_join(began, cpu);
        if (people_.joined >= scenario_.people * 0.9) return true;
        fprintf(stderr, "only %d of %d joined\n", people_.joined, scenario_.people);
        return false;
    }

    void run() {
        people_.settle(0.3, 30);
        for (auto& message : scenario_.setup) people_.send(*people_.all[0], message);
        people_.settle(0.5, 5);
        for (auto& phase : scenario_.phases) {
            machine_.watch(scenario_.pids);
            if (phase.is_search) search(phase);
            else print("rate", keep_rate(phase.rate, phase.seconds, 4));
        }
    }

  private:
    void hear(Person& person, const char* bytes, size_t size, uint64_t at) {
        bool is_sender = person.id < scenario_.senders;
        if (is_sender) count_acks(bytes, size, at);
        // The ops of a sender without readers are not deliveries.
        if (is_sender && scenario_.senders == 1) return;
        const char *from = bytes, *end = bytes + size;
        while ((from = (const char*)memmem(from, end - from, "T$", 2)) && end - from >= 18) {
            uint64_t sent_at = 0;
            for (int i = 2; i < 18; i++) sent_at = sent_at * 10 + (from[i] - '0');
            from += 18;
            if (!began_ || sent_at < began_) continue;
            latencies_.push_back((uint32_t)std::min<uint64_t>(at > sent_at ? (at - sent_at) / 1000 : 0, UINT32_MAX));
        }
    }

    void count_acks(const char* bytes, size_t size, uint64_t at) {
        const std::string& mark = scenario_.ack_mark;
        const char *from = bytes, *end = bytes + size;
        while (!mark.empty() && (from = (const char*)memmem(from, end - from, mark.data(), mark.size()))) {
            from += mark.size();
            if (acked_ < sent_at_.size()) acks_.push_back((uint32_t)((at - sent_at_[acked_++]) / 1000));
        }
    }

    bool send_next(uint64_t due) {
        if (next_ >= scenario_.ops.size()) return fprintf(stderr, "out of ops\n"), false;
        Person& person = *people_.all[next_ % scenario_.senders];
        if (person.stage != Stage::open) return false;
        Op& op = scenario_.ops[next_++];
        char digits[17];
        snprintf(digits, sizeof digits, "%016llu", (unsigned long long)due);
        for (size_t at : op.stamps) memcpy(&op.message.bytes[at + 2], digits, 16);
        people_.send(person, op.message);
        sent_at_.push_back(due);
        return true;
    }

    Result keep_rate(double rate, double seconds, double patience) {
        latencies_.clear(), acks_.clear();
        uint64_t frames = people_.frames, gap = (uint64_t)(1e9 / rate), total = (uint64_t)(rate * seconds);
        double cpu = machine_.cpu_seconds();
        int receivers = people_.alive() - (scenario_.senders == 1);
        Result result;
        result.rate = rate;
        began_ = now_ns();
        while (result.sent < total && now_ns() - began_ < (seconds + 5) * 1e9) {
            uint64_t due = began_ + result.sent * gap, now = now_ns();
            if (now < due) {
                people_.poll(due - now > 1200000 ? (int)((due - now) / 1000000) : 0);
                continue;
            }
            if (now - due > 20000000) result.late++;
            if (!send_next(due)) break;
            result.sent++;
            people_.poll(0);
        }
        uint64_t ended = now_ns(), expected = result.sent * receivers, limit = ended + (uint64_t)(patience * 1e9);
        while (latencies_.size() < expected && now_ns() < limit) people_.poll(5);
        result.wall = (ended - began_) / 1e9;
        result.cpu = machine_.cpu_seconds() - cpu;
        result.memory = machine_.memory_mb("VmRSS:");
        result.sent_per_second = result.sent / result.wall;
        result.delivered = latencies_.size();
        result.delivered_share = expected ? result.delivered / (double)expected : 0;
        result.frames = people_.frames - frames;
        result.p50 = percentile(latencies_, .5), result.p95 = percentile(latencies_, .95);
        result.p99 = percentile(latencies_, .99), result.longest = percentile(latencies_, 1);
        result.ack_p50 = percentile(acks_, .5), result.ack_p99 = percentile(acks_, .99);
        // A backlog drains, so that the next phase starts clean.
        people_.settle(0.15, 4);
        acked_ = sent_at_.size();
        began_ = 0;
        return result;
    }

    // Doubles the rate until it is too high, then halves the interval.
    void search(const Phase& phase) {
        double good = 0, bad = 0, rate = phase.rate;
        Result best;
        for (int tries = 0; tries < 8 && people_.alive() == scenario_.people; tries++) {
            Result result = keep_rate(rate, phase.seconds, 2);
            print("trial", result);
            bool is_good = result.delivered_share > 0.995 && result.p99 <= scenario_.p99_max_ms &&
                           result.sent_per_second > 0.95 * rate;
            if (is_good) good = rate, best = result;
            else bad = rate;
            if (is_good && rate >= phase.rate_max) break;
            if (bad && good && bad / good < 1.25) break;
            rate = !bad ? std::min(rate * 2, phase.rate_max) : good ? (good + bad) / 2 : rate / 2;
        }
        best.rate = good;
        print("max", best);
    }

    void report_join(uint64_t began, double cpu) {
        std::vector<uint32_t> took;
        uint64_t last = began, bytes = 0;
        for (auto& person : people_.all) {
            bytes += person->bytes;
            if (!person->is_joined) continue;
            took.push_back((uint32_t)((person->joined_at - person->began_at) / 1000));
            last = std::max(last, person->joined_at);
        }
        if (people_.joined < scenario_.people) last = now_ns();
        printf(
            "{\"tag\":\"%s\",\"kind\":\"join\",\"n\":%d,\"joined\":%d,\"dead\":%d,\"total_s\":%.3f,\"p50_ms\":%.1f,"
            "\"p99_ms\":%.1f,\"cpu_s\":%.2f,\"rss_mb\":%.1f,\"hwm_mb\":%.1f,\"bytes_per\":%.0f}\n",
            scenario_.tag.c_str(), scenario_.people, people_.joined, people_.dead, (last - began) / 1e9,
            percentile(took, .5), percentile(took, .99), machine_.cpu_seconds() - cpu, machine_.memory_mb("VmRSS:"),
            machine_.memory_mb("VmHWM:"), bytes / (double)scenario_.people);
        fflush(stdout);
    }

    void print(const char* kind, const Result& r) {
        printf(
            "{\"tag\":\"%s\",\"kind\":\"%s\",\"n\":%d,\"rate\":%.1f,\"sent_s\":%.1f,\"sent\":%llu,\"delivered\":%llu,"
            "\"frac\":%.4f,\"p50\":%.3f,\"p95\":%.3f,\"p99\":%.3f,\"max\":%.3f,\"ack_p50\":%.3f,\"ack_p99\":%.3f,"
            "\"cpu_s\":%.2f,\"wall\":%.2f,\"rss_mb\":%.1f,\"late\":%llu,\"frames\":%llu,\"dead\":%d}\n",
            scenario_.tag.c_str(), kind, scenario_.people, r.rate, r.sent_per_second, (unsigned long long)r.sent,
            (unsigned long long)r.delivered, r.delivered_share, r.p50, r.p95, r.p99, r.longest, r.ack_p50, r.ack_p99,
            r.cpu, r.wall, r.memory, (unsigned long long)r.late, (unsigned long long)r.frames, people_.dead);
        fflush(stdout);
    }

    Scenario& scenario_;
    People people_;
    Machine machine_;
    std::vector<uint32_t> latencies_, acks_;
    std::vector<uint64_t> sent_at_;
    size_t next_ = 0, acked_ = 0;
    uint64_t began_ = 0;
};

int main(int count, char** arguments) {
    if (count != 2) return fprintf(stderr, "usage: wsload SCENARIO\n"), 2;
    signal(SIGPIPE, SIG_IGN);
    Scenario scenario(arguments[1]);
    Load load(scenario);
    bool all_there = load.join();
    if (!scenario.phases.empty() && !all_there) return 1;
    if (!scenario.phases.empty()) load.run();
}
