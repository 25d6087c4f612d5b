namespace OrleansBooking.Api.DeadlineLists;

/// <summary>A venue's deadline.</summary>
/// <param name="DaysBefore">0 to 31</param>
/// <param name="At"><c>17:00</c>, the city's clock</param>
/// <param name="MailTo">The office that is told; absent: nobody</param>
/// <param name="Revision">The revision that the caller saw; 0 for the first time</param>
public sealed record DeadlineRequest(int? DaysBefore, string? At, string? MailTo, int? Revision);
