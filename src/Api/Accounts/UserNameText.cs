namespace OrleansBooking.Api.Accounts;

/// <summary>What user names are made of: they stand in addresses and in the audit trail.</summary>
public static class UserNameText
{
    public const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789-._";
    public const int Shortest = 3;
    public const int Longest = 60;

    public static bool IsUsable(string typed) => typed.Length is >= Shortest and <= Longest && typed.All(Letters.Contains);
}
