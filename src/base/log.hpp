#pragma once
// What happened, one line each, for an administrator: time, level, event and named values. No personal data.

#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <string_view>
#include <variant>

namespace dueregard {

enum class Level { info, warning, error };

struct LogValue {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double> value;
};

/// Several threads may write at once.
class Log {
public:
    /// Lines go to `out`, which outlives the log.
    explicit Log(std::ostream& out);
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;
    Log(Log&&) = delete;
    Log& operator=(Log&&) = delete;

    /// `time=2026-11-22T21:35:09.120Z level=info event=answered status=200 path=/measures`. A value with
    /// spaces or marks stands in quotation marks, escaped as in JSON, so that nobody can forge a line.
    void write(Level level, std::string_view event, std::initializer_list<LogValue> values = {});

    /// Lines below `level` are left out from now on. Any thread may say so.
    void set_least(Level level);

private:
    class Sink;
    std::unique_ptr<Sink> sink_;
};

}  // namespace dueregard
