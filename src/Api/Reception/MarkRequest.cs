namespace OrleansBooking.Api.Reception;

/// <summary>Why; required where nothing was handed over.</summary>
/// <param name="Reason">At most 200 characters, without personal data: it stays in the history</param>
public sealed record MarkRequest(string? Reason);
