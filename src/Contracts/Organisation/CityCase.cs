namespace OrleansBooking.Contracts.Organisation;

/// <summary>Something that the city's side has to finish (A5).</summary>
/// <param name="Owner">Who sees to it; there is always somebody.</param>
/// <param name="Result">What became of it.</param>
[GenerateSerializer, Immutable, Alias("CityCase")]
public sealed record CityCase(
    Guid Id, long Number, string Title, string Owner, DateOnly? Due, string OpenedBy, DateTimeOffset OpenedAt, string? Result, string? ClosedBy, DateTimeOffset? ClosedAt);
