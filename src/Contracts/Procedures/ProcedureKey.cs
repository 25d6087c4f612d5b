namespace OrleansBooking.Contracts.Procedures;

/// <summary>Keys of procedure grains.</summary>
public static class ProcedureKey
{
    private const string Prefix = "procedure/";

    public static string Of(string procedure) => Prefix + procedure;
    public static string Procedure(string key) => key[Prefix.Length..];
}
