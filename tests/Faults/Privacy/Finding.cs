namespace OrleansBooking.Faults.Privacy;

/// <summary>A personal value where none may be.</summary>
/// <param name="Near">What stands around it, to find out who wrote it.</param>
public sealed record Finding(string Place, string Field, string Form, string Near);
