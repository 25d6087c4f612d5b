namespace OrleansBooking.Web.Console.Desk;

/// <summary>One more person of the same family, as typed.</summary>
public sealed class RelativeInput
{
    public string? ReservationId { get; set; }
    public string? Birthday { get; set; }
    public string? Kana { get; set; }
    public string? Name { get; set; }

    /// <summary>Shows nothing of the person.</summary>
    public override string ToString() => nameof(RelativeInput);
}
