namespace OrleansBooking.Web.Console.Rosters;

/// <summary>One shift as typed.</summary>
public sealed class ShiftInput
{
    public string? Operator { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? StandIn { get; set; }

    /// <summary>Nothing is typed in this line.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Operator + From + To + StandIn);
}
