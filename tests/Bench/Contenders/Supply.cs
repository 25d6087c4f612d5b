using OrleansBooking.Bench.City;

namespace OrleansBooking.Bench.Contenders;

/// <summary>Applicants and slots of one side that nobody has used yet.</summary>
public sealed class Supply
{
    private int _applicants;
    private int _hot;
    private int _rush;
    private int _spread;
    private int _cold;

    /// <summary>An applicant without a reservation.</summary>
    /// <exception cref="InvalidOperationException">All have booked.</exception>
    public int Applicant() => Interlocked.Increment(ref _applicants) is var n && n <= BenchApplicants.Count
        ? n - 1
        : throw new InvalidOperationException($"All {BenchApplicants.Count} applicants have booked; make the run shorter.");

    /// <summary>The slots of <see cref="BenchSlots.Spread"/> in turn.</summary>
    public BenchSlot Spread() => BenchSlots.Spread[(int)((uint)Interlocked.Increment(ref _spread) % BenchSlots.Spread.Length)];

    /// <summary>The one slot that everybody wants; when its seats run out, the next one.</summary>
    public BenchSlot Hot() => BenchSlots.Hot[(Interlocked.Increment(ref _hot) - 1) / BenchSlots.Seats];

    /// <summary>Thirty seats and a thousand contenders, then the next slot.</summary>
    public BenchSlot Rush() => BenchSlots.Rush[(Interlocked.Increment(ref _rush) - 1) / BenchSlots.Contenders];

    /// <summary>A thousand slots that nobody has asked for yet, from here on.</summary>
    public void NextCold() => _cold = BenchSlots.ColdAfter(_cold);

    /// <summary>The present thousand cold slots in turn.</summary>
    public BenchSlot Cold(int i) => BenchSlots.Cold[_cold + (i % BenchSlots.Spread.Length)];
}
