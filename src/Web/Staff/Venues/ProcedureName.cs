namespace OrleansBooking.Web.Staff.Venues;

/// <summary>A procedure as lists show it.</summary>
public sealed record ProcedureName(string Id, string Name);
