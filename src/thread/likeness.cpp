#include "thread/likeness.hpp"

#include "assessment/word_weights.hpp"
#include "thread/topics.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace dueregard::thread {

namespace {

// Held against the hand-made truth of the corpus: likeness_corpus_test.cpp.
constexpr double weight_of_words = 0.5;
constexpr int fewest_shared = 2;

using Stems = std::set<std::string>;
/// A topic's weight in a text: rarer ones and those named more often weigh more.
using TopicWeights = std::map<std::string_view, double>;

struct Weighed {
    Stems stems;
    TopicWeights topics;
};

std::vector<Weighed> weighed(std::span<const std::string> texts) {
    std::vector<Weighed> all;
    all.reserve(texts.size());
    for (const auto& text : texts) {
        Weighed one{.stems = assessment::stems_of(text), .topics = {}};
        for (const auto& [topic, count] : topics_of(text))
            one.topics[topic] = 1.0 + std::log(static_cast<double>(count));
        all.push_back(std::move(one));
    }
    return all;
}

/// Each topic by how few of the texts have it, as words are weighed.
void weigh_topics(std::vector<Weighed>& a, std::vector<Weighed>& b) {
    std::map<std::string_view, int> counts;
    for (const auto* const list : {&a, &b}) {
        for (const auto& one : *list) {
            for (const auto& [topic, weight] : one.topics)
                ++counts[topic];
        }
    }
    const auto total = static_cast<double>(a.size() + b.size());
    for (auto* const list : {&a, &b}) {
        for (auto& one : *list) {
            for (auto& [topic, weight] : one.topics)
                weight *= std::log(1.0 + total / (static_cast<double>(counts[topic]) + 0.5));
        }
    }
}

double length(const TopicWeights& topics) {
    double sum = 0.0;
    for (const auto& [topic, weight] : topics)
        sum += weight * weight;
    return std::sqrt(sum);
}

/// The cosine of their topics; 0 where they share fewer than two.
double topic_likeness(const TopicWeights& a, const TopicWeights& b) {
    double shared = 0.0;
    int count = 0;
    for (const auto& [topic, weight] : a) {
        const auto other = b.find(topic);
        if (other == b.end()) continue;
        shared += weight * other->second;
        ++count;
    }
    return count < fewest_shared ? 0.0 : shared / (length(a) * length(b));
}

bool share_words(const Stems& a, const Stems& b) {
    int shared = 0;
    for (const auto& stem : a) {
        if (b.contains(stem) && ++shared == fewest_shared) return true;
    }
    return false;
}

std::vector<LikePair> cut(std::vector<LikePair> pairs, const Most& most) {
    std::ranges::stable_sort(pairs, std::ranges::greater(), &LikePair::likeness);
    std::map<std::size_t, std::size_t> told;
    std::erase_if(pairs, [&](const LikePair& pair) { return ++told[pair.a] > most.of_one; });
    if (pairs.size() > most.all) pairs.resize(most.all);
    return pairs;
}

}  // namespace

std::vector<LikePair>
likest(std::span<const std::string> a, std::span<const std::string> b, const Most& most) {
    std::vector<std::string> texts(a.begin(), a.end());
    texts.insert(texts.end(), b.begin(), b.end());
    const assessment::WordWeights weights(texts);
    auto weighed_a = weighed(a);
    auto weighed_b = weighed(b);
    weigh_topics(weighed_a, weighed_b);
    std::vector<LikePair> pairs;
    for (std::size_t i = 0; i < weighed_a.size(); ++i) {
        for (std::size_t j = 0; j < weighed_b.size(); ++j) {
            const auto& one = weighed_a[i];
            const auto& other = weighed_b[j];
            const auto by_topics = topic_likeness(one.topics, other.topics);
            if (by_topics == 0.0 && !share_words(one.stems, other.stems)) continue;
            const auto by_words = weight_of_words * weights.alike(one.stems, other.stems);
            pairs.push_back({.a = i, .b = j, .likeness = by_topics + by_words});
        }
    }
    return cut(std::move(pairs), most);
}

}  // namespace dueregard::thread
