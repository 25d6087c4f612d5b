namespace OrleansBooking.Grains.Ledger;

/// <summary>Says which membership row guards this silo's writes.</summary>
public interface IFence
{
    /// <summary>Null: no fence, for hosts without a membership table; the tests' negative control.</summary>
    FenceRow? Row { get; }
}
