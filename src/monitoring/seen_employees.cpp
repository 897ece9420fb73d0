#include "monitoring/seen_employees.hpp"

#include <functional>
#include <utility>

namespace dueregard::monitoring {

namespace {

constexpr std::size_t first_slots = 1'024;
constexpr int mark_bits = 32;

}  // namespace

SeenEmployees::SeenEmployees() : slots_(first_slots) {}

std::optional<int> SeenEmployees::seen_before(std::string_view employee, int line) {
    if (employees_.size() * 2 >= slots_.size()) grow();
    const std::uint64_t hash = std::hash<std::string_view>{}(employee);
    const auto mark = static_cast<std::uint32_t>(hash >> mark_bits);
    auto at = hash & (slots_.size() - 1);
    for (; slots_[at].number != 0; at = (at + 1) & (slots_.size() - 1)) {
        const auto& slot = slots_[at];
        if (slot.mark == mark && text_of(slot.number) == employee) return employees_[slot.number - 1].line;
    }
    employees_.push_back({.from = text_.size(), .line = line});
    text_ += employee;
    slots_[at] = {.mark = mark, .number = static_cast<std::uint32_t>(employees_.size())};
    return std::nullopt;
}

std::string_view SeenEmployees::text_of(std::uint32_t number) const {
    const auto from = employees_[number - 1].from;
    const auto to = number < employees_.size() ? employees_[number].from : text_.size();
    return std::string_view(text_).substr(from, to - from);
}

/// Four times the slots, so that millions are moved a few times only.
void SeenEmployees::grow() {
    std::vector<Slot> wider(slots_.size() * 4);
    for (std::uint32_t number = 1; number <= employees_.size(); ++number) {
        const std::uint64_t hash = std::hash<std::string_view>{}(text_of(number));
        auto at = hash & (wider.size() - 1);
        while (wider[at].number != 0)
            at = (at + 1) & (wider.size() - 1);
        wider[at] = {.mark = static_cast<std::uint32_t>(hash >> mark_bits), .number = number};
    }
    slots_ = std::move(wider);
}

}  // namespace dueregard::monitoring
