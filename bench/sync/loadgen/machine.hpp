// Processor time and memory of the server and all its child processes, from /proc.
#pragma once
#include <dirent.h>
#include <time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

inline uint64_t now_ns() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000ull + t.tv_nsec;
}

class Machine {
  public:
    // Child processes may start later, so this is called again before each phase.
    void watch(const std::set<int>& roots) {
        pids_ = roots;
        std::map<int, int> parents = all_parents();
        for (bool grew = true; grew;) {
            grew = false;
            for (auto [pid, parent] : parents)
                if (pids_.count(parent) && pids_.insert(pid).second) grew = true;
        }
    }

    double cpu_seconds() const {
        double ticks = 0;
        for (int pid : pids_) {
            std::string stat = after_name(pid), word;
            std::istringstream fields(stat);
            // Fields 3 to 13 come first, then user and system time.
            for (int i = 0; i < 11; i++) fields >> word;
            double user = 0, system = 0;
            fields >> user >> system;
            ticks += user + system;
        }
        return ticks / sysconf(_SC_CLK_TCK);
    }

    // `key` is a line of /proc/PID/status: "VmRSS:" (now) or "VmHWM:" (peak).
    double memory_mb(const char* key) const {
        double kb = 0;
        for (int pid : pids_) {
            std::ifstream status("/proc/" + std::to_string(pid) + "/status");
            for (std::string line; getline(status, line);)
                if (line.compare(0, strlen(key), key) == 0) kb += atof(line.c_str() + strlen(key));
        }
        return kb / 1024;
    }

  private:
    static std::string after_name(int pid) {
        std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
        std::string line;
        getline(file, line);
        size_t end = line.rfind(')');
        return end == std::string::npos ? "" : line.substr(end + 1);
    }

    static std::map<int, int> all_parents() {
        std::map<int, int> parents;
        DIR* proc = opendir("/proc");
        while (dirent* entry = readdir(proc)) {
            int pid = atoi(entry->d_name), parent = 0;
            char state;
            if (pid && sscanf(after_name(pid).c_str(), " %c %d", &state, &parent) == 2) parents[pid] = parent;
        }
        closedir(proc);
        return parents;
    }

    std::set<int> pids_;
};
