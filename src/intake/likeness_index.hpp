#pragma once
// Finds the measures whose action is likest to a text, without comparing it to every one.

#include "intake/register_view.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dueregard::intake {

struct Alike {
    std::size_t measure = 0;  ///< its place in the view
    double likeness = 0.0;
};

class LikenessIndex {
public:
    explicit LikenessIndex(const RegisterView& view);

    /// Up to `most` measures with a likeness of at least `least`, the likest first. Those marked in
    /// `passed_over` are left out.
    [[nodiscard]] std::vector<Alike> likest(
        std::string_view action, double least, std::size_t most, const std::vector<bool>& passed_over
    ) const;

private:
    /// A word stands `times` times in the action of a measure.
    struct Standing {
        std::size_t measure = 0;
        std::size_t times = 0;
    };

    [[nodiscard]] std::vector<Alike> most_they_could_be(std::string_view action, double least) const;

    std::vector<std::string_view> actions_;
    std::vector<std::size_t> lengths_;  ///< in words
    std::unordered_map<std::string, std::vector<Standing>> standings_;
};

}  // namespace dueregard::intake
