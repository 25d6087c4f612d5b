namespace OrleansBooking.Api.Audit;

/// <summary>One line of the audit trail (P1, P5); never changed, never deleted.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The user name.</summary>
    public string Actor { get; set; } = "";

    /// <summary>Area and verb, for example <c>account.lock</c>.</summary>
    public string Action { get; set; } = "";

    /// <summary>On whom or what; no personal data of citizens.</summary>
    public string? Subject { get; set; }

    public string? Reason { get; set; }
    public string? Detail { get; set; }
}
