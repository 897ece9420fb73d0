#include "evidence/search_words.hpp"

#include "base/text.hpp"

#include <unordered_set>

namespace dueregard::evidence {

namespace {

constexpr std::size_t longest_word = 100;
constexpr std::size_t most_typed = 200;

void add(std::string& text, std::string_view part) {
    if (part.empty()) return;
    text += part;
    text += '\n';
}

}  // namespace

std::string search_words(std::initializer_list<std::string_view> texts) {
    std::string words;
    std::unordered_set<std::string> seen;
    for (const auto text : texts) {
        for (auto& word : words_of(text)) {
            word = std::string(whole_start(word, longest_word));
            if (words.size() + word.size() >= most_words) return words;
            const auto [it, is_new] = seen.insert(std::move(word));
            if (!is_new) continue;
            if (!words.empty()) words += ' ';
            words += *it;
        }
    }
    return words;
}

std::string text_of(const documents::Document& document) {
    std::string text;
    add(text, document.title);
    for (const auto& block : document.blocks) {
        add(text, block.text);
        add(text, block.table.name);
        for (const auto& row : block.table.rows) {
            for (const auto& cell : row.cells)
                add(text, cell.text);
        }
    }
    for (const auto& comment : document.comments)
        add(text, comment.text);
    for (const auto& note : document.notes)
        add(text, note.text);
    return text;
}

std::string search_query(std::string_view typed, storage::Engine engine) {
    std::string query;
    for (const auto& word : words_of(whole_start(typed, most_typed))) {
        if (engine == storage::Engine::sqlite) {
            query += (query.empty() ? "\"" : " \"") + word + "\"*";
        } else {
            query += (query.empty() ? "'" : " & '") + word + "':*";
        }
    }
    return query;
}

}  // namespace dueregard::evidence
