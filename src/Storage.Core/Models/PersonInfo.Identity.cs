using System.Security.Cryptography;
using System.Text;

namespace Storage.Core;

public sealed partial record PersonInfo
{
    /// <summary>Gives the id under which a person is stored.</summary>
    /// <param name="platform">The platform, such as <c>wechat</c>.</param>
    /// <param name="userId">The person's id there.</param>
    /// <returns>The MD5, in hexadecimal, of platform, underscore and id; it identifies, and protects nothing.</returns>
    public static string IdOf(string platform, string userId)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(userId);
#pragma warning disable CA5351 // the id that existing files have
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{platform}_{userId}")));
#pragma warning restore CA5351
    }
}
