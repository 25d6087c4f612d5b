namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Why a line was not taken; <c>conflicting</c> and <c>revoked</c> are the database's words.</summary>
public static class RejectionReasons
{
    public const string MissingId = "missing-id";
    public const string MalformedId = "malformed-id";
    public const string TooLong = "too-long";
    public const string MalformedBirthday = "malformed-birthday";
    public const string UnknownProcedure = "unknown-procedure";
    public const string MalformedDate = "malformed-date";
    public const string WrongColumns = "wrong-columns";
}
