namespace Storage.Api.Tests;

/// <summary>What is wrong with a call.</summary>
internal enum Flaw
{
    None,
    ModelName,
    QueryType,
    FilterName,
    FilterValue,
    OperatorName,
    NoOperator,
    OrderedByNull,
    NoList,
    NoFilters,
    OrderName,
    DataName,
    DataValue,
    DataNull,
    DataMissing,
    NoData,
    KeyName,
    KeyValue,
    KeyNull,
    WithoutMeaning,
}
