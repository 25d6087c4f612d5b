namespace OrleansBooking.Api.Reception;

/// <summary>People who came without an appointment.</summary>
/// <param name="People">How many more; 1 if absent, negative takes a slip back</param>
/// <param name="Date">Today if absent</param>
public sealed record WalkInsRequest(int? People, string? Date);
