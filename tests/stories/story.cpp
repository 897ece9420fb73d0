#include "stories/story.hpp"

#include "base/text.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace dueregard::stories {

namespace {

/// Verbs of more than one word, so that the rest of the line is what they are about.
constexpr std::string_view long_verbs[] = {"sign in as", "sign out"};

Step parse_step(std::string_view text, int line) {
    for (const auto verb : long_verbs) {
        if (text.starts_with(verb)) {
            return {
                .line = line,
                .verb = std::string(verb),
                .rest = std::string(trimmed(text.substr(verb.size())))
            };
        }
    }
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return {.line = line, .verb = std::string(text)};
    return {
        .line = line,
        .verb = std::string(text.substr(0, space)),
        .rest = std::string(trimmed(text.substr(space)))
    };
}

}  // namespace

Story read_story(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    Story story{.file = file};
    std::vector<std::string> comments;
    std::string text;
    for (int line = 1; std::getline(in, text); ++line) {
        if (text.starts_with("    ")) {
            if (story.steps.empty())
                throw std::runtime_error(file.string() + ": an expected line before any step");
            story.steps.back().expected.push_back(text.substr(4));
        } else if (text.starts_with('#') || trimmed(text).empty()) {
            comments.push_back(text);
        } else {
            story.steps.push_back(parse_step(text, line));
            story.comments.push_back(std::move(comments));
            comments.clear();
        }
    }
    return story;
}

std::string written(const Story& story) {
    std::ostringstream out;
    for (std::size_t i = 0; i < story.steps.size(); ++i) {
        for (const auto& comment : story.comments[i])
            out << comment << '\n';
        const auto& step = story.steps[i];
        out << step.verb << (step.rest.empty() ? "" : " ") << step.rest << '\n';
        for (const auto& line : step.expected)
            out << "    " << line << '\n';
    }
    return out.str();
}

}  // namespace dueregard::stories
