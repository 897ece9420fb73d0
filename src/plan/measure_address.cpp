#include "plan/measure_address.hpp"

#include "base/text.hpp"

namespace dueregard::plan {

using web::Fields;

namespace {

constexpr std::size_t longest_search = 200;

template <class IdType>
std::optional<IdType> id_in(const Fields& query, std::string_view name) {
    const auto value = from_crockford(query.get(name));
    return value ? std::optional(IdType{*value}) : std::nullopt;
}

InPlan in_plan_named(std::string_view name) {
    if (name == "withdrawn") return InPlan::withdrawn;
    return name == "either" ? InPlan::either : InPlan::now;
}

template <class IdType>
void add_id(Fields& fields, std::string name, const std::optional<IdType>& id) {
    if (id) fields.add(std::move(name), address(*id));
}

}  // namespace

MeasureListAddress read_measure_address(const Fields& query) {
    MeasureListAddress asked;
    asked.period = id_in<PeriodId>(query, "period");
    auto& filter = asked.filter;
    filter.text = squeezed(query.get("search").substr(0, longest_search));
    if (!is_valid_utf8(filter.text)) filter.text.clear();
    filter.objective = id_in<ObjectiveId>(query, "objective");
    filter.owner = id_in<accounts::PersonId>(query, "owner");
    filter.service_area = id_in<accounts::ServiceAreaId>(query, "service_area");
    filter.status = meaning_named(query.get("status"));
    filter.state = return_state_named(query.get("return"));
    if (query.get("mine") == "yes") filter.whose = Whose::own;
    filter.in_plan = in_plan_named(query.get("in_plan"));
    asked.sorting.by = measure_order_named(query.get("sort")).value_or(MeasureOrder::ref);
    if (query.get("direction") == "descending") asked.sorting.direction = Direction::descending;
    return asked;
}

Fields query_of(const MeasureListAddress& asked) {
    Fields fields;
    const auto& filter = asked.filter;
    add_id(fields, "period", asked.period);
    if (!filter.text.empty()) fields.add("search", filter.text);
    if (filter.status) fields.add("status", std::string(name_of(*filter.status)));
    if (filter.state) fields.add("return", std::string(name_of(*filter.state)));
    add_id(fields, "objective", filter.objective);
    add_id(fields, "owner", filter.owner);
    add_id(fields, "service_area", filter.service_area);
    if (filter.whose == Whose::own) fields.add("mine", "yes");
    if (filter.in_plan == InPlan::withdrawn) fields.add("in_plan", "withdrawn");
    if (filter.in_plan == InPlan::either) fields.add("in_plan", "either");
    if (asked.sorting.by != MeasureOrder::ref) fields.add("sort", std::string(name_of(asked.sorting.by)));
    if (asked.sorting.direction == Direction::descending) fields.add("direction", "descending");
    return fields;
}

std::string address_of(const MeasureListAddress& asked, std::string_view path) {
    return web::address_with(path, query_of(asked));
}

}  // namespace dueregard::plan
