using OrleansBooking.Grains.Ledger;

namespace OrleansBooking.Fixtures;

/// <summary>The real fence, which a negative control can take away.</summary>
public sealed class SwitchedFence : IFence
{
    private IFence? _fence;

    public bool On { get; set; } = true;

    public FenceRow? Row => On ? _fence?.Row : null;

    public SwitchedFence Around(IFence fence)
    {
        _fence = fence;
        return this;
    }
}
