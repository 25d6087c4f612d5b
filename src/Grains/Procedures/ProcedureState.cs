using OrleansBooking.Contracts.Procedures;

namespace OrleansBooking.Grains.Procedures;

/// <summary>What a procedure grain stores.</summary>
/// <param name="Schema">Version of this record's form; 1.</param>
public sealed record ProcedureState(int Schema, ProcedureDefinition? Definition, long Revision)
{
    public ProcedureState()
        : this(1, null, 0)
    {
    }

    /// <summary>Who made this revision, when and why; in the same write, so none is made that is not recorded.</summary>
    public ProcedureChange? Last { get; init; }
}
