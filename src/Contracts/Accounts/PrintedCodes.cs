namespace OrleansBooking.Contracts.Accounts;

/// <summary>When printed codes run out, and new ones are due.</summary>
public static class PrintedCodes
{
    /// <summary>So many left, or fewer: the pages say so at each sign-in.</summary>
    public const int Few = 3;

    public static bool AreFew(int left) => left is > 0 and <= Few;
}
