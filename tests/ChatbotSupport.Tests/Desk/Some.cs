using System.Security.Cryptography;

namespace ChatbotSupport.Tests.Desk;

/// <summary>Made-up data for the desk.</summary>
public static class Some
{
    public static string Id() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
