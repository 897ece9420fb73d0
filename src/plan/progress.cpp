#include "plan/progress.hpp"

#include <fmt/core.h>

#include <numeric>

namespace dueregard::plan {

namespace {

std::string measures(std::int64_t count) {
    return count == 1 ? "1 measure" : fmt::format("{} measures", count);
}

std::string are(std::int64_t count) {
    return count == 1 ? "is" : "are";
}

}  // namespace

std::int64_t StatusCounts::total() const {
    return std::accumulate(of.begin(), of.end(), std::int64_t{0});
}

std::int64_t StatusCounts::reported() const {
    return total() - (*this)[Meaning::not_reported];
}

StatusCounts& StatusCounts::operator+=(const StatusCounts& other) {
    for (std::size_t i = 0; i < of.size(); ++i)
        of.at(i) += other.of.at(i);
    return *this;
}

std::vector<std::string> progress_sentences(const StatusCounts& counts) {
    if (counts.total() == 0) return {"No measures are counted."};
    std::vector<std::string> sentences{fmt::format(
        "{} of {} {} reported.",
        counts.reported(),
        measures(counts.total()),
        counts.total() == 1 ? "has" : "have"
    )};
    const auto met = counts[Meaning::met];
    const auto narrowly_missed = counts[Meaning::narrowly_missed];
    const auto missed = counts[Meaning::missed];
    const auto not_due = counts[Meaning::not_due];
    if (met > 0) sentences.push_back(fmt::format("{} {} on target.", measures(met), are(met)));
    if (narrowly_missed > 0)
        sentences.push_back(fmt::format("{} narrowly missed the target.", measures(narrowly_missed)));
    if (missed > 0) sentences.push_back(fmt::format("{} missed the target.", measures(missed)));
    if (not_due > 0) sentences.push_back(fmt::format("{} {} not due yet.", measures(not_due), are(not_due)));
    return sentences;
}

std::vector<ObjectiveProgress> progress_by_objective(
    std::span<const Objective> all, const std::map<std::optional<ObjectiveId>, StatusCounts>& own
) {
    std::vector<ObjectiveProgress> progress;
    for (auto& [objective, depth] : in_order(all)) {
        StatusCounts counts;
        for (const auto id : with_everything_under(objective.id, all)) {
            if (const auto found = own.find(id); found != own.end()) counts += found->second;
        }
        progress.push_back({.objective = std::move(objective), .depth = depth, .counts = counts});
    }
    if (const auto loose = own.find(std::nullopt); loose != own.end() && loose->second.total() > 0) {
        progress.push_back({.objective = std::nullopt, .depth = 0, .counts = loose->second});
    }
    return progress;
}

}  // namespace dueregard::plan
