namespace OrleansBooking.Contracts.Centre;

/// <summary>Something that is not finished (A5).</summary>
/// <param name="Kind"><c>call</c>, <c>complaint</c>, <c>case</c>, <c>incident</c>, <c>worklist</c> or <c>closing</c>.</param>
/// <param name="Id">Of its kind; for the worklist the reservation's number.</param>
/// <param name="Number">For people; null where there is none.</param>
/// <param name="Title">Null where it would name somebody.</param>
/// <param name="Owner">Null: nobody sees to it, which must not stay so.</param>
[GenerateSerializer, Immutable, Alias("OpenCase")]
public sealed record OpenCase(string Kind, string Id, long? Number, string? Title, string? Owner, DateOnly? Due, DateTimeOffset Since);
