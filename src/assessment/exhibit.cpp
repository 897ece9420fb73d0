#include "assessment/exhibit.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace dueregard::assessment {

namespace {

constexpr std::size_t longest_line = 200;
constexpr std::size_t longest_note = 10'000;

struct MethodRow {
    Method method;
    std::string_view name;
    std::string_view title;
};

constexpr std::array method_rows = {
    MethodRow{Method::document, "document", "Document"},
    MethodRow{Method::interview, "interview", "Interview"},
    MethodRow{Method::visit, "visit", "Visit"},
};

constexpr auto methods_in_order = [] {
    std::array<Method, method_rows.size()> methods{};
    std::ranges::transform(method_rows, methods.begin(), &MethodRow::method);
    return methods;
}();

const MethodRow& row_of(Method method) {
    const auto* const row = std::ranges::find(method_rows, method, &MethodRow::method);
    ensure(row != method_rows.end(), "a method is missing from the table of methods");
    return *row;
}

}  // namespace

std::span<const Method> all_methods() {
    return methods_in_order;
}

std::string_view name_of(Method method) {
    return row_of(method).name;
}

std::string_view title_of(Method method) {
    return row_of(method).title;
}

std::optional<Method> method_named(std::string_view name) {
    const auto* const row = std::ranges::find(method_rows, name, &MethodRow::name);
    return row == method_rows.end() ? std::nullopt : std::optional(row->method);
}

Faults faults_of(const Exhibit& exhibit) {
    Faults faults;
    if (exhibit.title.empty())
        faults.push_back({"title", "Enter the document's name, whom you met, or what you went to see"});
    if (character_count(exhibit.title) > longest_line)
        faults.push_back({"title", "The name must be 200 characters or fewer"});
    if (character_count(exhibit.note) > longest_note)
        faults.push_back({"note", "The note must be 10,000 characters or fewer"});
    return faults;
}

}  // namespace dueregard::assessment
