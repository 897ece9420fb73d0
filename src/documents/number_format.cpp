#include "documents/number_format.hpp"

#include "base/date.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>

namespace dueregard::documents {

namespace {

constexpr int most_decimals = 15;
constexpr double last_day = 2'958'465;  ///< 9999-12-31 in the 1900 system
constexpr std::int64_t seconds_of_day = 86'400;

/// What stands in a format code, its literals and colours taken out.
struct Tokens {
    std::string letters;  ///< the letters that stand for parts of a date, small, in order
    std::string before;
    std::string after;
    int decimals = 0;
    bool has_digits = false;
    bool has_percent = false;
    bool has_exponent = false;
    bool is_fraction = false;
    bool is_elapsed = false;
};

class Scanner {
public:
    explicit Scanner(std::string_view code) : code_(code) {}

    Tokens scan() {
        while (at_ < code_.size() && code_[at_] != ';')
            step();
        return std::move(tokens_);
    }

private:
    void literal(std::string_view text) { (tokens_.has_digits ? tokens_.after : tokens_.before) += text; }

    std::string_view until(char end) {
        const auto start = at_ + 1;
        at_ = std::min(code_.find(end, start), code_.size());
        const auto text = code_.substr(std::min(start, code_.size()), at_ - std::min(start, at_));
        at_ = std::min(at_ + 1, code_.size());
        return text;
    }

    void step() {
        const char c = code_[at_];
        if (c == '"') return literal(until('"'));
        if (c == '[') return bracket(until(']'));
        if (c == '\\') return escaped();
        if (c == '_' || c == '*') {
            at_ += 2;
            return;
        }
        ++at_;
        if (c == '0' || c == '#' || c == '?') return digit();
        if (is_letter(c)) return letter(c);
        sign(c);
    }

    void escaped() {
        const auto length =
            std::max<std::size_t>(utf8_length(code_.substr(std::min(at_ + 1, code_.size()))), 1);
        literal(code_.substr(std::min(at_ + 1, code_.size()), length));
        at_ += 1 + length;
    }

    void digit() {
        if (is_after_point_) ++tokens_.decimals;
        tokens_.has_digits = true;
    }

    void sign(char c) {
        if (c == '%') {
            percent();
        } else if (c == '.' && tokens_.has_digits) {
            is_after_point_ = true;
        } else if (c == '/' && tokens_.has_digits) {
            tokens_.is_fraction = true;
        } else if (static_cast<unsigned char>(c) >= 0x80 || c == '$') {
            literal(std::string_view(&code_[at_ - 1], 1));
        }
    }

    void percent() {
        tokens_.has_percent = true;
        literal("%");
    }

    /// [$£-809] is a currency sign, [h] hours that go past a day; [Red] and [>100] are no part of the text.
    void bracket(std::string_view inside) {
        if (inside.starts_with('$')) return literal(inside.substr(1, inside.find('-') - 1));
        const auto lower = lower_ascii(inside);
        const bool is_elapsed = !lower.empty() && lower.find_first_not_of("hms") == std::string::npos;
        if (!is_elapsed) return;
        tokens_.is_elapsed = true;
        tokens_.letters += lower;
    }

    void letter(char c) {
        if (starts_with_ignoring_case(code_.substr(at_ - 1), "general")) {
            at_ += 6;
            return;
        }
        if (starts_with_ignoring_case(code_.substr(at_ - 1), "am/pm")) {
            at_ += 4;
            return;
        }
        const auto small = lower_ascii(std::string_view(&c, 1)).front();
        if (small == 'e' && tokens_.has_digits) tokens_.has_exponent = true;
        if (std::string_view("dmyhs").contains(small)) tokens_.letters += small;
    }

    std::string_view code_;
    std::size_t at_ = 0;
    bool is_after_point_ = false;
    Tokens tokens_;
};

NumberKind kind_of(const Tokens& tokens) {
    const auto has = [&](char letter) { return tokens.letters.contains(letter); };
    const bool has_time = has('h') || has('s');
    const bool has_day = has('d');
    if (tokens.is_elapsed) return NumberKind::elapsed;
    if (has_day || (has('y') && has('m'))) {
        if (has_time) return NumberKind::date_and_time;
        return has_day ? NumberKind::date : NumberKind::month;
    }
    if (has_time) return NumberKind::time;
    if (has('y')) return NumberKind::year;
    if (has('m')) return NumberKind::month;
    if (tokens.has_percent) return NumberKind::percent;
    const bool is_decimal = tokens.has_digits && !tokens.has_exponent && !tokens.is_fraction;
    return is_decimal ? NumberKind::decimal : NumberKind::general;
}

std::optional<double> number_in(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// Fifteen digits, as many as Excel keeps; never an exponent where the number can do without.
std::string plain(double number) {
    if (number == 0) return "0";
    auto text = fmt::format("{:.15g}", number);
    if (text.contains('e') && std::abs(number) < 1e21 && std::abs(number) >= 1)
        text = fmt::format("{:.0f}", number);
    return text;
}

std::string fixed(double number, int decimals) {
    auto text = fmt::format("{:.{}f}", number, decimals);
    // A number that is rounded to nought has no sign.
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
    return text;
}

struct Moment {
    Date date;
    std::int64_t seconds = 0;  ///< of the day
};

/// Day 60 of the 1900 system is a 29 February that never was, so that the days before it count one more.
std::optional<Moment> moment_of(double serial, DateSystem system) {
    if (serial < 0 || serial > last_day) return std::nullopt;
    auto day = static_cast<std::int64_t>(std::floor(serial));
    auto seconds = static_cast<std::int64_t>(std::llround((serial - std::floor(serial)) * seconds_of_day));
    if (seconds == seconds_of_day) {
        seconds = 0;
        ++day;
    }
    using std::chrono::days;
    using std::chrono::sys_days;
    const auto origin = system == DateSystem::from_1904
                            ? sys_days(Date{std::chrono::year(1904) / 1 / 1})
                            : sys_days(Date{std::chrono::year(1899) / 12 / (day < 60 ? 31 : 30)});
    return Moment{.date = Date(origin + days(day)), .seconds = seconds};
}

std::string clock_time(std::int64_t seconds) {
    const auto hours = seconds / 3'600;
    const auto minutes = seconds / 60 % 60;
    if (seconds % 60 == 0) return fmt::format("{:02}:{:02}", hours, minutes);
    return fmt::format("{:02}:{:02}:{:02}", hours, minutes, seconds % 60);
}

std::string shown_moment(const Moment& moment, NumberKind kind) {
    switch (kind) {
    case NumberKind::month:
        return month_and_year(moment.date);
    case NumberKind::year:
        return std::to_string(static_cast<int>(moment.date.year()));
    case NumberKind::time:
        return clock_time(moment.seconds);
    default:
        break;
    }
    auto text = iso_date(moment.date);
    if (kind == NumberKind::date_and_time && moment.seconds != 0) text += " " + clock_time(moment.seconds);
    return text;
}

std::string shown_elapsed(double serial) {
    const auto seconds = std::llround(std::abs(serial) * static_cast<double>(seconds_of_day));
    return (serial < 0 ? "-" : "") + clock_time(seconds);
}

std::string with_signs(std::string text, const NumberFormat& format) {
    const bool is_negative = text.starts_with('-');
    if (is_negative) text.erase(0, 1);
    return (is_negative ? "-" : "") + format.before + text + format.after;
}

}  // namespace

NumberFormat number_format_of(std::string_view code) {
    auto tokens = Scanner(code).scan();
    NumberFormat format{.kind = kind_of(tokens), .decimals = std::min(tokens.decimals, most_decimals)};
    if (format.kind == NumberKind::decimal || format.kind == NumberKind::percent) {
        format.before = std::move(tokens.before);
        format.after = std::move(tokens.after);
    }
    return format;
}

std::string_view builtin_format(int id) {
    switch (id) {
    case 1:
    case 3:
    case 37:
    case 38:
        return "0";
    case 2:
    case 4:
    case 39:
    case 40:
        return "0.00";
    case 9:
        return "0%";
    case 10:
        return "0.00%";
    case 17:
        return "mmm-yy";
    case 18:
    case 19:
    case 20:
    case 21:
    case 45:
    case 47:
        return "h:mm:ss";
    case 22:
        return "d/m/yyyy h:mm";
    case 46:
        return "[h]:mm:ss";
    default:
        break;
    }
    const bool is_date = (id >= 14 && id <= 16) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return is_date ? "d/m/yyyy" : "General";
}

std::string shown_number(std::string_view stored, const NumberFormat& format, DateSystem system) {
    const auto number = number_in(stored);
    if (!number) return std::string(stored);
    switch (format.kind) {
    case NumberKind::general:
        return plain(*number);
    case NumberKind::decimal:
        return with_signs(fixed(*number, format.decimals), format);
    case NumberKind::percent:
        return with_signs(fixed(*number * 100, format.decimals), format);
    case NumberKind::elapsed:
        return std::abs(*number) > last_day ? plain(*number) : shown_elapsed(*number);
    default:
        break;
    }
    const auto moment = moment_of(*number, system);
    return moment ? shown_moment(*moment, format.kind) : plain(*number);
}

}  // namespace dueregard::documents
