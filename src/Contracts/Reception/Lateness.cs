namespace OrleansBooking.Contracts.Reception;

/// <summary>When somebody who has not come counts as late.</summary>
public static class Lateness
{
    /// <summary>A quarter of an hour is nobody's fault.</summary>
    public const int Minutes = 15;
}
