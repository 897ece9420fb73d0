#include "monitoring/pay_gap_command.hpp"

#include "base/date.hpp"
#include "base/failure.hpp"
#include "documents/encoding.hpp"
#include "documents/file_bytes.hpp"
#include "monitoring/pay_gap_report.hpp"
#include "monitoring/published_return.hpp"
#include "monitoring/service_return.hpp"
#include "monitoring/snapshot_date.hpp"

#include <fmt/format.h>

#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

namespace dueregard::monitoring {

namespace {

/// Two million employees with their pay stand in so many bytes.
constexpr std::size_t most_bytes = 500'000'000;

/// The least number of people in a group by ethnicity or disability: the government's plans of March 2026 (CP
/// 1542).
constexpr std::int64_t usual_minimum = 10;

Characteristic characteristic_of(std::string_view by) {
    if (by == "ethnicity") return Characteristic::ethnic_group;
    return by == "disability" ? Characteristic::disability : Characteristic::sex;
}

Date snapshot_of(const cli::Call& call) {
    if (!call.values.has("--snapshot"))
        return latest_snapshot(
            call.values.get("--sector") == "private" ? Sector::other : Sector::public_authority,
            call.clock.today()
        );
    const auto date = parse_iso_date(call.values.get("--snapshot"));
    if (!date)
        throw BadRequest(
            fmt::format("“{}” is no date: give --snapshot as 2026-03-31.", call.values.get("--snapshot"))
        );
    return *date;
}

std::int64_t minimum_of(const cli::Values& values, Characteristic by) {
    const auto minimum = values.whole_number("--minimum");
    if (!minimum) return by == Characteristic::sex ? 1 : usual_minimum;
    if (*minimum < 1) throw BadRequest("A group has at least one person: give --minimum as 1 or more.");
    return *minimum;
}

PayGapReport report_of(const cli::Call& call) {
    const std::string path(call.values.get("FILE"));
    auto bytes = path == "-"
                     ? std::string{std::istreambuf_iterator<char>(call.in), std::istreambuf_iterator<char>()}
                     : documents::bytes_of_file(path, most_bytes);
    const auto file = open_payroll(std::move(bytes), path == "-" ? "" : path);
    if (!file) throw Failure(fmt::format("{}: {}", path, file.error().sentence));
    const auto by = characteristic_of(call.values.get("--by"));
    auto payroll = read_payroll(*file, by, call.values.get("--reference"));
    if (!payroll) throw Failure(fmt::format("{}: {}", path, payroll.error().sentence));
    return pay_gap_report(*std::move(payroll), by, snapshot_of(call), minimum_of(call.values, by));
}

/// The file for the government's service; exit status 1 and the reasons where it cannot be made.
int write_return(const PayGapReport& report, const std::string& path, std::ostream& error) {
    const auto figures = service_return(report.gap);
    const auto faults = figures ? refusals_of_service(*figures) : figures.error();
    for (const auto& fault : faults)
        error << fault << '\n';
    if (!faults.empty()) return 1;
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << service_csv(*figures);
    if (!out.flush())
        throw Unavailable(
            fmt::format("{} could not be written: is there room, and may you write there?", path)
        );
    return 0;
}

/// Beside the returns that councils published; nothing where it was not asked for.
std::optional<ReturnComparison> comparison_of(const cli::Call& call, const PayGapReport& report) {
    if (!call.values.has("--beside")) return std::nullopt;
    const std::string path(call.values.get("--beside"));
    const auto& other = report.headline.groups.back();
    if (report.by != Characteristic::sex || !other.mean_gap.value || !other.median_gap.value)
        throw Failure("Returns are published of the gap by sex, and there is none to compare.");
    std::string room;
    const auto bytes = documents::bytes_of_file(path, most_bytes);
    const auto returns = read_published_returns(documents::as_utf8(bytes, room));
    if (!returns) throw Failure(fmt::format("{}: {}", path, returns.error().sentence));
    return compare(
        {.employer = {},
         .mean_tenths = other.mean_gap.value->tenths,
         .median_tenths = other.median_gap.value->tenths},
        *returns,
        path
    );
}

int run(cli::Call& call) {
    const auto report = report_of(call);
    const auto beside = comparison_of(call, report);
    call.out << (call.values.has("--json") ? pay_gap_json(report, beside) : pay_gap_text(report));
    if (beside && !call.values.has("--json")) {
        call.out << '\n';
        for (const auto& sentence : comparison_sentences(*beside))
            call.out << sentence << '\n';
    }
    if (!report.faults.empty())
        call.error << fmt::format("{} of {} rows are in no figure.\n", report.faulty_rows, report.rows);
    return call.values.has("--to") ? write_return(report, std::string(call.values.get("--to")), call.error)
                                   : 0;
}

}  // namespace

cli::Command pay_gap_command() {
    return {
        .name = "pay-gap",
        .summary = "work out a pay gap from a payroll extract",
        .description =
            "Reads a CSV or an Excel workbook with one row for each employee and works out the mean and median gap in hourly pay, the gaps in "
            "bonus pay, the shares paid a bonus and the four pay bands, as the law on gender pay gap reporting says (SI "
            "2017/353, Schedule 1). It needs no register and keeps nothing.\n\n"
            "The columns, by their headings: employee; sex, ethnic_group or disability; hourly_pay, or ordinary_pay, "
            "pay_period_days and weekly_hours to work it out from; bonus (in the twelve months to the snapshot date); "
            "full_pay (yes or no). Rows that cannot be read are listed with their line and reason, and are in no figure.",
        .arguments =
            {{.name = "FILE",
              .description = "the payroll extract as CSV or XLSX, or - for standard input",
              .kind = cli::ValueKind::text}},
        .options =
            {{.name = "--by",
              .value = "CHARACTERISTIC",
              .description = "what the gap is by; sex where it is not given",
              .choices = {"sex", "ethnicity", "disability"}},
             {.name = "--reference",
              .value = "GROUP",
              .description =
                  "the group that others are held against; where it is not given men, people who are not "
                  "disabled, White British or else the largest ethnic group"},
             {.name = "--minimum",
              .value = "N",
              .description =
                  "employees on full pay without which a group has no figures; where it is not given 10 by "
                  "ethnicity and disability, and 1 by sex",
              .kind = cli::ValueKind::whole_number},
             {.name = "--snapshot",
              .value = "DATE",
              .description = "the snapshot date; the latest one where it is not given"},
             {.name = "--sector",
              .value = "SECTOR",
              .description = "whose snapshot date: 31 March for public, 5 April for private",
              .choices = {"public", "private"}},
             {.name = "--beside",
              .value = "FILE",
              .description = "compare with councils' returns in a year's file of the government's service"},
             {.name = "--to",
              .value = "FILE",
              .description = "write the figures as a CSV for the government's service"},
             {.name = "--json", .description = "print one JSON object, for other programs"}},
        .run = run,
        .uses = cli::Register::untouched,
    };
}

}  // namespace dueregard::monitoring
