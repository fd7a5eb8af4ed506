// The scenario of a run: lines of a file with one key each (see ../README.md), and the messages to send.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

struct Message {
    bool is_binary = false;
    std::string bytes;
};

// A message, and the places in it for the timestamp.
struct Op {
    Message message;
    std::vector<size_t> stamps;
};

struct Phase {
    bool is_search = false;
    double rate = 0, seconds = 0, rate_max = 0;
};

inline std::string unhex(const std::string& text) {
    std::string bytes;
    for (size_t i = 0; i + 1 < text.size(); i += 2)
        bytes.push_back((char)strtol(text.substr(i, 2).c_str(), nullptr, 16));
    return bytes;
}

struct Scenario {
    int port = 0, people = 2, senders = 1;
    double connects_per_second = 200, join_timeout = 60, ping_seconds = 0, p99_max_ms = 250;
    std::string tag, path = "/", headers, sender_headers, prefetch, join_mark, ack_mark;
    size_t join_bytes = 0;
    Message ping;
    std::vector<Message> on_open, setup;
    std::vector<Op> ops;
    std::vector<Phase> phases;
    std::set<int> pids;

    explicit Scenario(const char* file) {
        std::ifstream lines(file);
        for (std::string line; getline(lines, line);) {
            std::istringstream words(line);
            std::string key;
            if (words >> key && !read(key, words)) {
                fprintf(stderr, "no such line in a scenario: %s\n", key.c_str());
                exit(2);
            }
        }
    }

  private:
    bool read(const std::string& key, std::istringstream& words) {
        if (key == "port") return bool(words >> port);
        if (key == "n") return bool(words >> people);
        if (key == "senders") return bool(words >> senders);
        if (key == "tag") return bool(words >> tag);
        if (key == "path") return bool(words >> path);
        if (key == "prefetch") return bool(words >> prefetch);
        if (key == "connrate") return bool(words >> connects_per_second);
        if (key == "jointimeout") return bool(words >> join_timeout);
        if (key == "joinbytes") return bool(words >> join_bytes);
        if (key == "joinmark") return hex(words, join_mark);
        if (key == "ackmark") return hex(words, ack_mark);
        if (key == "header") return header(words, headers);
        if (key == "senderheader") return header(words, sender_headers);
        if (key == "onopen") return on_open.push_back(message(words)), true;
        if (key == "setup") return setup.push_back(message(words)), true;
        if (key == "ping") return words >> ping_seconds, ping = message(words), true;
        if (key == "pid") return pids.insert(number(words)), true;
        if (key == "phase") return phases.push_back(phase(words)), true;
        if (key == "ops") return read_ops(words), true;
        return false;
    }

    static bool hex(std::istringstream& words, std::string& bytes) {
        std::string text;
        words >> text;
        bytes = unhex(text);
        return true;
    }

    static bool header(std::istringstream& words, std::string& headers) {
        std::string rest;
        getline(words >> std::ws, rest);
        headers += rest + "\r\n";
        return true;
    }

    static Message message(std::istringstream& words) {
        std::string kind, text;
        words >> kind >> text;
        return {kind == "b", unhex(text)};
    }

    static int number(std::istringstream& words) {
        int value = 0;
        words >> value;
        return value;
    }

    static Phase phase(std::istringstream& words) {
        Phase phase;
        std::string first;
        words >> first;
        phase.is_search = first == "max";
        if (phase.is_search) words >> phase.rate >> phase.rate_max >> phase.seconds;
        else phase.rate = atof(first.c_str()), words >> phase.seconds;
        return phase;
    }

    // Each message: a count that is always 1, a kind, a length, the bytes.
    void read_ops(std::istringstream& words) {
        std::string name;
        words >> name;
        FILE* file = fopen(name.c_str(), "rb");
        if (!file) perror(name.c_str()), exit(2);
        uint16_t count;
        char kind;
        uint32_t length;
        while (fread(&count, 2, 1, file) == 1 && fread(&kind, 1, 1, file) == 1 && fread(&length, 4, 1, file) == 1) {
            Op op{{kind == 'b', std::string(length, 0)}, {}};
            if (fread(&op.message.bytes[0], 1, length, file) != length) break;
            const std::string mark = "T$0000000000000000";
            for (size_t at = 0; (at = op.message.bytes.find(mark, at)) != std::string::npos; at += mark.size())
                op.stamps.push_back(at);
            ops.push_back(std::move(op));
        }
        fclose(file);
    }
};
