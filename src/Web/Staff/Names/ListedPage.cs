namespace OrleansBooking.Web.Staff.Names;

/// <summary>A page of a list of the API.</summary>
public sealed record ListedPage(IReadOnlyList<ListedReservation> Items, string? Next);
