namespace OrleansBooking.Web.Tests.Browser;

/// <summary>A demo applicant: what stands in the letter.</summary>
public sealed record Applicant(string ReservationId, string Birthday);
