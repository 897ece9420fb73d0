#include "intake/likeness_index.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>

namespace dueregard::intake {

namespace {

std::map<std::string, std::size_t> counted(const std::vector<std::string>& words) {
    std::map<std::string, std::size_t> counts;
    for (const auto& word : words)
        ++counts[word];
    return counts;
}

bool is_liker(const Alike& a, const Alike& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.measure < b.measure;
}

}  // namespace

LikenessIndex::LikenessIndex(const RegisterView& view) {
    for (std::size_t place = 0; place < view.measures.size(); ++place) {
        const auto& action = view.measures[place].measure.action;
        const auto words = words_of(action);
        actions_.emplace_back(action);
        lengths_.push_back(words.size());
        for (const auto& [word, times] : counted(words))
            standings_[word].push_back({.measure = place, .times = times});
    }
}

/// The likeness is the longest common subsequence of words over the longer text's words, and that subsequence
/// is no longer than the words they share, whatever the order.
std::vector<Alike> LikenessIndex::most_they_could_be(std::string_view action, double least) const {
    const auto words = words_of(action);
    std::vector<std::size_t> shared(actions_.size(), 0);
    for (const auto& [word, times] : counted(words)) {
        const auto found = standings_.find(word);
        if (found == standings_.end()) continue;
        for (const auto& standing : found->second)
            shared[standing.measure] += std::min(times, standing.times);
    }
    std::vector<Alike> bounds;
    for (std::size_t place = 0; place < shared.size(); ++place) {
        if (shared[place] == 0) continue;
        const auto longer = std::max(words.size(), lengths_[place]);
        const auto bound = static_cast<double>(shared[place]) / static_cast<double>(longer);
        if (bound >= least) bounds.push_back({.measure = place, .likeness = bound});
    }
    std::ranges::sort(bounds, is_liker);
    return bounds;
}

std::vector<Alike> LikenessIndex::likest(
    std::string_view action, double least, std::size_t most, const std::vector<bool>& passed_over
) const {
    std::vector<Alike> found;
    for (const auto& bound : most_they_could_be(action, least)) {
        if (found.size() == most && found.back().likeness >= bound.likeness) break;
        if (passed_over[bound.measure]) continue;
        const Alike alike{.measure = bound.measure, .likeness = likeness(action, actions_[bound.measure])};
        if (alike.likeness < least) continue;
        found.insert(std::ranges::upper_bound(found, alike, is_liker), alike);
        if (found.size() > most) found.pop_back();
    }
    return found;
}

}  // namespace dueregard::intake
