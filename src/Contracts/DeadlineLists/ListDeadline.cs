namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>By when a venue's list of a day is frozen.</summary>
/// <param name="DaysBefore">0 to 31.</param>
/// <param name="At">The city's clock.</param>
/// <param name="MailTo">The office that is told that the list is there; null: nobody.</param>
/// <param name="Revision">0: never set, the day before at 17:00.</param>
[GenerateSerializer, Immutable, Alias("ListDeadline")]
public sealed record ListDeadline(string Venue, int DaysBefore, TimeOnly At, string? MailTo, int Revision);
