#include "base/log.hpp"

#include <fmt/format.h>

#include <ostream>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/ostream_sink.h>
#include <string>

namespace dueregard {

namespace {

bool needs_no_quotes(std::string_view text) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/{}[]+*@,;~%()";
    return !text.empty() && text.find_first_not_of(plain) == std::string_view::npos;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            out += fmt::format("\\u{:04x}", byte);
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string written(const LogValue& value) {
    if (const auto* const text = std::get_if<std::string_view>(&value.value))
        return fmt::format(" {}={}", value.name, needs_no_quotes(*text) ? std::string(*text) : quoted(*text));
    if (const auto* const whole = std::get_if<std::int64_t>(&value.value))
        return fmt::format(" {}={}", value.name, *whole);
    return fmt::format(" {}={:.3f}", value.name, std::get<double>(value.value));
}

spdlog::level::level_enum level_of(Level level) {
    switch (level) {
    case Level::info:
        return spdlog::level::info;
    case Level::warning:
        return spdlog::level::warn;
    case Level::error:
        return spdlog::level::err;
    }
    return spdlog::level::err;
}

}  // namespace

class Log::Sink {
public:
    explicit Sink(std::ostream& out)
        : logger("dueregard", std::make_shared<spdlog::sinks::ostream_sink_mt>(out, true)) {
        constexpr auto pattern = "time=%Y-%m-%dT%H:%M:%S.%eZ level=%l event=%v";
        logger.set_formatter(
            std::make_unique<spdlog::pattern_formatter>(pattern, spdlog::pattern_time_type::utc, "\n")
        );
    }

    spdlog::logger logger;
};

Log::Log(std::ostream& out) : sink_(std::make_unique<Sink>(out)) {}

Log::~Log() = default;

void Log::write(Level level, std::string_view event, std::initializer_list<LogValue> values) {
    std::string line(event);
    for (const auto& value : values)
        line += written(value);
    sink_->logger.log(level_of(level), spdlog::string_view_t(line.data(), line.size()));
}

void Log::set_least(Level level) {
    sink_->logger.set_level(level_of(level));
}

}  // namespace dueregard
