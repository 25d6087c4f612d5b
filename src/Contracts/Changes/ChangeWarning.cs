namespace OrleansBooking.Contracts.Changes;

/// <summary>Something to make sure of before a change is saved; the edge finds the words.</summary>
/// <param name="Found">A count: seats, people.</param>
/// <param name="Usual">What is usual, or the limit that was passed.</param>
/// <param name="Name">A holiday's or closure's name.</param>
[GenerateSerializer, Immutable, Alias("ChangeWarning")]
public sealed record ChangeWarning(
    WarningKind Kind, DateOnly? Date = null, TimeOnly? From = null, TimeOnly? To = null, int? Found = null, int? Usual = null, string? Name = null);
