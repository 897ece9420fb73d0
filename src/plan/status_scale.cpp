#include "plan/status_scale.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::plan {

namespace {

constexpr std::size_t longest_symbol = 4;
constexpr std::size_t longest_word = 40;

bool is_said_before(const StatusScale& scale, std::size_t index, std::string Status::* part) {
    const auto key = [&](const Status& status) { return lower_ascii(squeezed(status.*part)); };
    const auto before = std::span(scale.statuses).first(index);
    return std::ranges::any_of(before, [&](const Status& other) {
        return key(other) == key(scale.statuses[index]);
    });
}

std::string symbol_fault(const StatusScale& scale, std::size_t index) {
    const auto symbol = squeezed(scale.statuses[index].symbol);
    if (symbol.empty()) return "Enter a symbol, like ★ or ▲";
    if (character_count(symbol) > longest_symbol)
        return fmt::format("Enter a symbol of at most {} characters", longest_symbol);
    if (is_said_before(scale, index, &Status::symbol))
        return "Enter another symbol: a status above has this one";
    return "";
}

std::string word_fault(const StatusScale& scale, std::size_t index) {
    const auto word = squeezed(scale.statuses[index].word);
    if (word.empty()) return "Enter a word, like On target";
    if (character_count(word) > longest_word)
        return fmt::format("Enter a word of at most {} characters", longest_word);
    if (is_said_before(scale, index, &Status::word)) return "Enter another word: a status above has this one";
    return "";
}

}  // namespace

Faults faults_of(const StatusScale& scale) {
    Faults faults;
    for (std::size_t i = 0; i < scale.statuses.size(); ++i) {
        if (auto sentence = symbol_fault(scale, i); !sentence.empty())
            faults.push_back({fmt::format("symbol-{}", i + 1), std::move(sentence)});
        if (auto sentence = word_fault(scale, i); !sentence.empty())
            faults.push_back({fmt::format("word-{}", i + 1), std::move(sentence)});
    }
    for (const auto meaning : all_meanings()) {
        if (std::ranges::find(scale.statuses, meaning, &Status::meaning) != scale.statuses.end()) continue;
        faults.push_back(
            {"statuses",
             fmt::format("Add a status that counts as “{}”: the scale has none", title_of(meaning))}
        );
    }
    return faults;
}

std::string told(const StatusScale& scale) {
    std::vector<std::string> statuses;
    for (const auto& status : scale.statuses) {
        const auto meaning = lower_ascii(title_of(status.meaning));
        statuses.push_back(fmt::format("{} {} ({})", status.symbol, status.word, meaning));
    }
    return join(statuses, ", ");
}

}  // namespace dueregard::plan
