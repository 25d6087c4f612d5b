namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>By when a venue's list of a day is frozen.</summary>
/// <param name="DaysBefore">0 to 31</param>
/// <param name="At"><c>17:00</c>, the city's clock</param>
/// <param name="MailTo">The office that is told; absent: nobody</param>
/// <param name="Revision">0: never set</param>
public sealed record DeadlineAnswer(string VenueId, int DaysBefore, string At, string? MailTo, int Revision);
