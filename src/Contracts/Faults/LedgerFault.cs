namespace OrleansBooking.Contracts.Faults;

/// <summary>A fault of storage that crosses grain calls; Npgsql's own exceptions do not. Carries no data of the command.</summary>
[GenerateSerializer, Alias("LedgerFault")]
public sealed class LedgerFault : Exception
{
    public LedgerFault()
    {
    }

    public LedgerFault(string message)
        : base(message)
    {
    }

    public LedgerFault(string message, Exception inner)
        : base(message, inner)
    {
    }
}
