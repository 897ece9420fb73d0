#include "plan/characteristic_reader.hpp"

#include "base/text.hpp"
#include "plan/document_part.hpp"

#include <algorithm>

namespace dueregard::plan {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t fewest = 3;
constexpr std::size_t most_words = 7;

/// Most of the list names characteristics; what else stands there is the council's own.
bool is_list_of_characteristics(const std::vector<std::string>& items) {
    const auto named = static_cast<std::size_t>(std::ranges::count_if(items, [](const auto& item) {
        return names_a_characteristic(item);
    }));
    return named >= fewest && named * 2 > items.size();
}

std::vector<std::string> first_column(const documents::Table& table) {
    std::vector<std::string> texts;
    for (const auto& row : table.rows) {
        if (row.cells.empty()) continue;
        auto text = squeezed(row.cells.front().text);
        if (names_a_characteristic(text)) texts.push_back(std::move(text));
    }
    return texts;
}

}  // namespace

bool names_a_characteristic(std::string_view text) {
    const auto words = words_of(text);
    if (words.empty() || words.size() > most_words) return false;
    return says_one_of(
        text,
        {"age",
         "disability",
         "gender reassignment",
         "gender identity",
         "marriage",
         "civil partnership",
         "pregnancy",
         "maternity",
         "race",
         "ethnicity",
         "religion",
         "belief",
         "sex",
         "sexual orientation",
         "oedran",
         "anabledd",
         "hil",
         "crefydd",
         "rhyw",
         "beichiogrwydd",
         "priodas",
         "ailbennu rhywedd",
         "cyfeiriadedd rhywiol"}
    );
}

std::vector<std::string> characteristics_in(const documents::Document& document) {
    std::vector<std::string> items;
    bool is_bulleted = true;
    for (const auto& block : document.blocks) {
        const bool is_item = block.kind == BlockKind::list_item;
        const bool goes_on = is_item && !items.empty() && block.number.empty() == is_bulleted;
        if (!goes_on) {
            if (is_list_of_characteristics(items)) return items;
            items.clear();
            is_bulleted = block.number.empty();
        }
        if (is_item) {
            // A broken line may leave an item of a number alone.
            auto text = item_text(block.text);
            if (!words_of(text).empty() && !is_digit(text.front())) items.push_back(std::move(text));
        }
        if (block.kind != BlockKind::table) continue;
        if (auto column = first_column(block.table); column.size() >= 5) return column;
    }
    return is_list_of_characteristics(items) ? items : std::vector<std::string>{};
}

}  // namespace dueregard::plan
