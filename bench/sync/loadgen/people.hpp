// The people on a board: sockets on one epoll loop, with the necessary parts of HTTP and websocket.
#pragma once
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>

#include "machine.hpp"
#include "scenario.hpp"

enum class Stage { prefetch, handshake, open, dead };

struct Person {
    int fd = -1, id = 0;
    Stage stage = Stage::handshake;
    bool is_joined = false, waits_to_write = false;
    std::string in, out;
    uint64_t bytes = 0, began_at = 0, joined_at = 0;
    // Bytes still to come of a long message whose content does not matter.
    uint64_t to_skip = 0;
};

class People {
  public:
    using Heard = std::function<void(Person&, const char*, size_t, uint64_t)>;
    std::vector<std::unique_ptr<Person>> all;
    int joined = 0, dead = 0;
    uint64_t frames = 0;

    People(const Scenario& scenario, Heard heard) : scenario_(scenario), heard_(heard), epoll_(epoll_create1(0)) {}

    void add() {
        auto person = std::make_unique<Person>();
        person->id = (int)all.size();
        person->began_at = now_ns();
        connect_to(*person, scenario_.prefetch.empty() ? Stage::handshake : Stage::prefetch);
        all.push_back(std::move(person));
    }

    void send(Person& person, const Message& message) {
        send_frame(person, message.is_binary ? 2 : 1, with_id(message.bytes, person.id));
    }

    void poll(int milliseconds) {
        if (scenario_.ping_seconds > 0) milliseconds = std::min(milliseconds, 2), send_pings();
        epoll_event events[64];
        int count = epoll_wait(epoll_, events, 64, milliseconds);
        for (int i = 0; i < count; i++) {
            Person& person = *(Person*)events[i].data.ptr;
            if (person.stage != Stage::dead && (events[i].events & EPOLLOUT)) flush(person);
            if (person.stage != Stage::dead && (events[i].events & ~EPOLLOUT)) receive(person);
        }
    }

    // Runs until nothing has arrived for `quiet`, or `limit` is over.
    void settle(double quiet, double limit) {
        uint64_t seen = frames, since = now_ns(), end = since + (uint64_t)(limit * 1e9);
        while (now_ns() < end && now_ns() - since < quiet * 1e9) {
            poll(20);
            if (frames != seen) seen = frames, since = now_ns();
        }
    }

    int alive() const {
        return (int)std::count_if(all.begin(), all.end(), [](auto& one) { return one->stage == Stage::open; });
    }

  private:
    static std::string with_id(std::string text, int id) {
        for (size_t at; (at = text.find("{i}")) != std::string::npos;) text.replace(at, 3, std::to_string(id));
        return text;
    }

    void connect_to(Person& person, Stage stage) {
        person.stage = stage;
        person.fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        int one = 1;
        setsockopt(person.fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(scenario_.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connect(person.fd, (sockaddr*)&address, sizeof address);
        person.out = request(person);
        person.waits_to_write = true;
        epoll_event event = {EPOLLIN | EPOLLOUT, {&person}};
        epoll_ctl(epoll_, EPOLL_CTL_ADD, person.fd, &event);
    }

    std::string request(const Person& person) const {
        bool is_sender = person.id < scenario_.senders && !scenario_.sender_headers.empty();
        std::string host = " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(scenario_.port) + "\r\n";
        if (person.stage == Stage::prefetch)
            return "GET " + scenario_.prefetch + host + "Connection: close\r\nAccept-Encoding: gzip\r\n" +
                   scenario_.headers + "\r\n";
        return "GET " + with_id(scenario_.path, person.id) + host +
               "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
               "Sec-WebSocket-Version: 13\r\n" +
               (is_sender ? scenario_.sender_headers : scenario_.headers) + "\r\n";
    }

    void send_frame(Person& person, int opcode, const std::string& bytes) {
        std::string frame(1, (char)(0x80 | opcode));
        size_t size = bytes.size();
        int width = size < 126 ? 0 : size < 65536 ? 2 : 8;
        frame.push_back((char)(0x80 | (width == 0 ? size : width == 2 ? 126 : 127)));
        for (int i = width - 1; i >= 0; i--) frame.push_back((char)((uint64_t)size >> (8 * i)));
        const char mask[4] = {0x5a, 0x13, 0x77, 0x2c};
        frame.append(mask, 4);
        for (size_t i = 0; i < size; i++) frame.push_back(bytes[i] ^ mask[i & 3]);
        person.out += frame;
        flush(person);
    }

    void flush(Person& person) {
        while (!person.out.empty()) {
            ssize_t sent = ::send(person.fd, person.out.data(), person.out.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno != EAGAIN) return end(person);
            if (sent < 0) return wait_to_write(person, true);
            person.out.erase(0, sent);
        }
        wait_to_write(person, false);
    }

    void wait_to_write(Person& person, bool waits) {
        if (person.waits_to_write == waits) return;
        person.waits_to_write = waits;
        epoll_event event = {EPOLLIN | (waits ? (uint32_t)EPOLLOUT : 0u), {&person}};
        epoll_ctl(epoll_, EPOLL_CTL_MOD, person.fd, &event);
    }

    void end(Person& person) {
        if (person.stage == Stage::dead) return;
        person.stage = Stage::dead;
        dead++;
        close(person.fd);
    }

    void receive(Person& person) {
        // A few reads only, so that every socket gets its turn.
        for (int i = 0; i < 4 && person.stage != Stage::dead; i++) {
            ssize_t size = recv(person.fd, buffer_, sizeof buffer_, 0);
            if (size < 0 && errno == EAGAIN) return;
            if (size == 0 && person.stage == Stage::prefetch)
                return close(person.fd), connect_to(person, Stage::handshake);
            if (size <= 0) return end(person);
            take(person, buffer_, size, now_ns());
            if ((size_t)size < sizeof buffer_) return;
        }
    }

    void take(Person& person, const char* bytes, size_t size, uint64_t at) {
        if (person.stage == Stage::prefetch) {
            person.bytes += size;
            return;
        }
        size_t skipped = std::min<uint64_t>(person.to_skip, size);
        person.to_skip -= skipped;
        person.bytes += skipped;
        if (skipped && !person.to_skip) frames++, check_joined(person, "", 0);
        person.in.append(bytes + skipped, size - skipped);
        if (person.stage == Stage::handshake) open(person);
        if (person.stage == Stage::open) parse(person, at);
    }

    void open(Person& person) {
        size_t end_of_headers = person.in.find("\r\n\r\n");
        if (end_of_headers == std::string::npos) return;
        if (person.in.compare(0, 12, "HTTP/1.1 101")) {
            fprintf(stderr, "refused: %s\n", person.in.substr(0, 200).c_str());
            return end(person);
        }
        person.in.erase(0, end_of_headers + 4);
        person.stage = Stage::open;
        for (auto& message : scenario_.on_open) send(person, message);
    }

    void parse(Person& person, uint64_t at) {
        size_t start = 0;
        std::string& in = person.in;
        while (person.stage == Stage::open && in.size() - start >= 2) {
            auto* head = (const unsigned char*)in.data() + start;
            size_t width = (head[1] & 127) == 126 ? 2 : (head[1] & 127) == 127 ? 8 : 0, header = 2 + width;
            if (in.size() - start < header) break;
            uint64_t size = width ? 0 : head[1] & 127;
            for (size_t i = 0; i < width; i++) size = size << 8 | head[2 + i];
            if (in.size() - start < header + size) {
                // The bytes of a snapshot are counted, not kept.
                if (scenario_.join_bytes && size > 1 << 17) {
                    uint64_t here = in.size() - start - header;
                    person.bytes += here;
                    person.to_skip = size - here;
                    start = in.size();
                }
                break;
            }
            person.bytes += size;
            hear(person, head[0] & 15, in.data() + start + header, size, at);
            start += header + size;
        }
        in.erase(0, std::min(start, in.size()));
    }

    void hear(Person& person, int opcode, const char* bytes, size_t size, uint64_t at) {
        if (opcode == 8) return end(person);
        if (opcode == 9) return send_frame(person, 10, std::string(bytes, size));
        if (opcode > 2) return;
        frames++;
        check_joined(person, bytes, size);
        heard_(person, bytes, size, at);
    }

    void check_joined(Person& person, const char* bytes, size_t size) {
        const std::string& mark = scenario_.join_mark;
        bool has_mark = !mark.empty() && memmem(bytes, size, mark.data(), mark.size());
        bool is_there = scenario_.join_bytes ? person.bytes >= scenario_.join_bytes : has_mark;
        if (person.is_joined || !is_there) return;
        person.is_joined = true;
        person.joined_at = now_ns();
        joined++;
    }

    // One after another, so that a thousand pings do not come in one burst.
    void send_pings() {
        uint64_t at = now_ns();
        if (!ping_at_) ping_at_ = at;
        for (int i = 0; i < 20 && at >= ping_at_ && !all.empty(); i++) {
            Person& person = *all[pinged_++ % all.size()];
            if (person.stage == Stage::open) send(person, scenario_.ping);
            ping_at_ += (uint64_t)(scenario_.ping_seconds * 1e9 / all.size());
        }
    }

    const Scenario& scenario_;
    Heard heard_;
    int epoll_;
    uint64_t ping_at_ = 0;
    size_t pinged_ = 0;
    char buffer_[1 << 18];
};
