namespace OrleansBooking.Contracts.Accounts;

/// <summary>Fresh printed codes, said once; the ones before them are void.</summary>
public sealed record RecoveryCodesAnswer(IReadOnlyList<string> Codes)
{
    /// <summary>Shows nothing: records print their members.</summary>
    public override string ToString() => nameof(RecoveryCodesAnswer);
}
