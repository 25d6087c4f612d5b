namespace OrleansBooking.Faults.Mails;

/// <summary>A mail as somebody has it in the inbox.</summary>
/// <param name="Taken">When the server took it, in the units of <see cref="System.Diagnostics.Stopwatch"/>.</param>
/// <param name="Answered">The sender heard so, and went on; otherwise the answer was lost, or came after it had given up.</param>
public sealed record MailCopy(string MessageId, string Recipient, long Taken, bool Answered);
