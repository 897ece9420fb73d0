#include "statistics/coded_column.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <utility>

namespace dueregard::statistics {

CodedColumn::CodedColumn(Codes codes, std::uint32_t categories)
    : codes_(std::move(codes)), categories_(categories) {
    const auto past_all = std::visit(
        [](const auto& all) -> std::uint32_t {
            std::uint32_t highest = 0;
            for (const auto code : all)
                highest = std::max<std::uint32_t>(highest, code);
            return all.empty() ? 0 : highest + 1;
        },
        codes_
    );
    ensure(past_all <= categories_, "every code of a column is one of its categories");
}

std::size_t CodedColumn::size() const {
    return std::visit([](const auto& all) { return all.size(); }, codes_);
}

std::uint32_t CodedColumn::at(std::size_t record) const {
    return std::visit([record](const auto& all) -> std::uint32_t { return all[record]; }, codes_);
}

}  // namespace dueregard::statistics
