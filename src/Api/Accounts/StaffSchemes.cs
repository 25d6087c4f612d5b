namespace OrleansBooking.Api.Accounts;

/// <summary>Names of the authentication schemes of staff.</summary>
public static class StaffSchemes
{
    /// <summary>Picks one of the others: the bearer token if one is sent, the cookie otherwise.</summary>
    public const string Any = "staff";

    /// <summary>Tokens of <c>POST /tokens</c>.</summary>
    public const string Bearer = "staff-bearer";

    /// <summary>The console's and the staff pages' cookie; unsafe methods need the antiforgery header as well.</summary>
    public const string Cookie = "staff-cookie";
}
