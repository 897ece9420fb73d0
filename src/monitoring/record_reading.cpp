#include "monitoring/record_reading.hpp"

#include "base/text.hpp"
#include "monitoring/code_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dueregard::monitoring {

using analytics::ColumnReading;

namespace {

// What says who somebody is (UK GDPR, article 4(1)).
constexpr std::array<std::string_view, 36> identities = {
    "name",
    "full name",
    "first name",
    "forename",
    "forenames",
    "last name",
    "surname",
    "family name",
    "known as",
    "employee name",
    "customer name",
    "client name",
    "manager",
    "line manager",
    "manager name",
    "address",
    "home address",
    "ni number",
    "nino",
    "nhs number",
    "employee",
    "employee id",
    "employee no",
    "employee number",
    "employee ref",
    "staff number",
    "staff id",
    "payroll number",
    "person id",
    "customer id",
    "client id",
    "case number",
    "case id",
    "uprn",
    "id",
    "reference"
};
constexpr std::array<std::string_view, 6> identity_words = {
    "email", "e mail", "phone", "mobile number", "postcode", "national insurance"
};

bool says_who(std::string_view heading) {
    const auto plain = plain_label(heading);
    return std::ranges::find(identities, plain) != identities.end()
           || std::ranges::any_of(identity_words, [&](std::string_view word) {
                  return plain.contains(word);
              });
}

bool is_of_age(std::string_view heading) {
    const auto plain = plain_label(heading);
    return plain == "age" || plain.starts_with("age at") || plain == "age in years";
}

bool is_of_birth(std::string_view heading) {
    constexpr std::array<std::string_view, 5> headings = {
        "dob", "date of birth", "birth date", "born", "birthdate"
    };
    return std::ranges::find(headings, plain_label(heading)) != headings.end();
}

/// An age in its band's words; what is none as it stands.
std::string banded(std::string_view age) {
    const auto& list = *find_code_list("age_bands");
    const auto meaning = meaning_of(list, age);
    const auto* const code = meaning ? std::get_if<std::size_t>(&*meaning) : nullptr;
    return code == nullptr ? std::string(age) : list.codes[*code].title;
}

int whole_number(std::string_view digits) {
    int number = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? number : -1;
}

/// 1984-05-31, 31/05/1984, 31.5.1984, each with or without a time after it.
std::optional<Date> date_in(std::string_view text) {
    text = text.substr(0, text.find_first_of(" T"));
    if (const auto iso = parse_iso_date(text)) return iso;
    for (const char between : {'/', '.', '-'}) {
        const auto parts = split(text, between);
        if (parts.size() != 3 || parts[2].size() != 4) continue;
        const Date date(
            std::chrono::year(whole_number(parts[2])),
            std::chrono::month(static_cast<unsigned>(std::max(whole_number(parts[1]), 0))),
            std::chrono::day(static_cast<unsigned>(std::max(whole_number(parts[0]), 0)))
        );
        if (date.ok()) return date;
    }
    return std::nullopt;
}

/// The band of the age in years, so that no date of birth is ever kept; what is no date stays to be seen as
/// no age.
std::string age_on(Date as_of, std::string_view birth) {
    const auto born = date_in(birth);
    if (!born) return no_answer_of(birth) ? std::string(birth) : "No date";
    int age = static_cast<int>(as_of.year()) - static_cast<int>(born->year());
    if (std::pair(as_of.month(), as_of.day()) < std::pair(born->month(), born->day())) --age;
    return age < 0 ? "Not born yet" : banded(fmt::format("{}", age));
}

}  // namespace

analytics::SourceOptions reading_on(Date as_of) {
    analytics::SourceOptions options;
    options.reading_of = [as_of](std::string_view heading) {
        ColumnReading reading;
        if (says_who(heading)) reading.why_left_out = "Its heading says that it tells who somebody is.";
        if (is_of_birth(heading))
            reading.value = [as_of](std::string_view birth) { return age_on(as_of, birth); };
        if (is_of_age(heading)) reading.value = banded;
        return reading;
    };
    return options;
}

}  // namespace dueregard::monitoring
