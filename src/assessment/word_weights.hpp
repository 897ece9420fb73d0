#pragma once
// How much two texts speak of the same thing, by the words they share: a rare word says more than one that
// stands everywhere.

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::assessment {

/// The words that carry what a text says, brought to one form each: "services" and "service" are one.
[[nodiscard]] std::set<std::string> stems_of(std::string_view text);

/// Weighs a word by how few of the texts have it (inverse document frequency, Spärck Jones 1972).
class WordWeights {
public:
    explicit WordWeights(std::span<const std::string> texts);

    /// How much of what `text` says stands in `other` too: 0 nothing, 1 all of it.
    [[nodiscard]] double covered(const std::set<std::string>& text, const std::set<std::string>& other) const;
    /// The same both ways: the cosine of the two texts' words, 0 to 1.
    [[nodiscard]] double alike(const std::set<std::string>& a, const std::set<std::string>& b) const;

private:
    [[nodiscard]] double weight(const std::string& stem) const;

    std::map<std::string, double> weights_;
    double unseen_ = 1.0;
};

}  // namespace dueregard::assessment
