namespace OrleansBooking.Silo.Starting;

/// <summary>What <c>ready.json</c> tells beyond addresses; the steps before readiness fill it in.</summary>
public sealed class ReadyFacts
{
    /// <summary>Demo sign-ins; empty without the demo city.</summary>
    public IList<DemoAccount> Accounts { get; } = [];

    /// <summary>Path of a CSV of demo applicants (<c>reservation_id,birthday,procedures</c>), or null.</summary>
    public string? Applicants { get; set; }
}
